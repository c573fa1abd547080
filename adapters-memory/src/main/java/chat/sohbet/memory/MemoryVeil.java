package chat.sohbet.memory;

import chat.sohbet.application.port.Names;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.user.About;
import chat.sohbet.domain.user.Account;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.PasswordHash;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// People, as others may see them: whose picture is nobody's to see shows none. The one place that
/// says so here, whoever keeps the people.
final class MemoryVeil implements Users {
    private final Users users;
    private final MemoryPreferences preferences;

    MemoryVeil(Users users, MemoryPreferences preferences) {
        this.users = users;
        this.preferences = preferences;
    }

    private User veiled(User user) {
        return preferences.privacy(user.id()).picture() ? user : user.showing(null);
    }

    @Override
    public Optional<User> find(UserId id) {
        return users.find(id).map(this::veiled);
    }

    @Override
    public Optional<User> find(Names.Keys name) {
        return users.find(name).map(this::veiled);
    }

    @Override
    public List<User> all(Collection<UserId> ids) {
        return users.all(ids).stream().map(this::veiled).toList();
    }

    @Override
    public List<User> search(String text, String after, int limit) {
        return users.search(text, after, limit).stream().map(this::veiled).toList();
    }

    @Override
    public Registration register(Newcomer newcomer) {
        return users.register(newcomer);
    }

    @Override
    public Optional<Account> present(UserId me, DisplayName displayName, About about) {
        return users.present(me, displayName, about);
    }

    @Override
    public Optional<Account> portray(UserId me, @Nullable AttachmentId picture) {
        return users.portray(me, picture);
    }

    @Override
    public boolean readdress(UserId me, EmailAddress email) {
        return users.readdress(me, email);
    }

    @Override
    public boolean erase(UserId me, PasswordHash known) {
        return users.erase(me, known);
    }

    @Override
    public List<UserId> leaving(int limit) {
        return users.leaving(limit);
    }

    @Override
    public void left(UserId user) {
        users.left(user);
    }

    @Override
    public boolean replace(UserId user, PasswordHash known, PasswordHash fresh) {
        return users.replace(user, known, fresh);
    }

    @Override
    public Optional<Account> account(UserId id) {
        return users.account(id);
    }

    @Override
    public Optional<Credentials> credentials(UserId id) {
        return users.credentials(id);
    }

    @Override
    public Optional<Credentials> credentials(Names.Keys name) {
        return users.credentials(name);
    }

    @Override
    public Optional<Credentials> credentials(String emailKey) {
        return users.credentials(emailKey);
    }
}

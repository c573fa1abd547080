package chat.sohbet.memory;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.Names;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.Text;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.user.About;
import chat.sohbet.domain.user.Account;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.PasswordHash;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.Registration.Claim;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Everybody who is registered.
final class MemoryUsers implements Users {
    private static final Comparator<String> BY_CODE_POINT =
            Comparator.comparing(text -> text.codePoints().toArray(), Arrays::compare);

    private final MemoryOutbox outbox;
    private final Feed feed;
    private final Map<UserId, Newcomer> byId = new HashMap<>();
    private final TreeMap<String, Newcomer> byName = new TreeMap<>(BY_CODE_POINT);
    private final Map<String, Newcomer> byEmail = new HashMap<>();
    private final Set<String> skeletons = new HashSet<>();

    MemoryUsers(MemoryOutbox outbox, Feed feed) {
        this.outbox = outbox;
        this.feed = feed;
    }

    @Override
    public Registration register(Newcomer newcomer) {
        var joined = new News.Joined(newcomer.account().user());
        synchronized (this) {
            var taken = taken(newcomer);
            if (!taken.isEmpty()) return new Registration.Taken(taken);
            keep(newcomer);
        }
        feed.carry(outbox.add(joined), joined);
        return new Registration.Registered(newcomer.account());
    }

    @Override
    public Optional<Account> present(UserId me, DisplayName displayName, About about) {
        return show(me, user -> user.as(displayName, about));
    }

    @Override
    public Optional<Account> portray(UserId me, @Nullable AttachmentId picture) {
        return show(me, user -> user.showing(picture));
    }

    private Optional<Account> show(UserId me, UnaryOperator<User> change) {
        News.Joined news;
        synchronized (this) {
            var known = byId.get(me);
            if (known == null) return Optional.empty();
            var account = known.account();
            var user = change.apply(account.user());
            if (user.equals(account.user())) return Optional.of(account);
            news = new News.Joined(user);
            keep(new Newcomer(new Account(user, account.email()), known.keys(), known.hash()));
        }
        feed.carry(outbox.add(news), news);
        return account(me);
    }

    @Override
    public synchronized boolean replace(UserId user, PasswordHash known, PasswordHash fresh) {
        var one = byId.get(user);
        if (one == null || !one.hash().equals(known)) return false;
        keep(new Newcomer(one.account(), one.keys(), fresh));
        return true;
    }

    private void keep(Newcomer known) {
        byId.put(known.account().user().id(), known);
        byName.put(known.keys().canonical(), known);
        byEmail.put(known.account().email().key(), known);
        skeletons.add(known.keys().skeleton());
    }

    private Set<Claim> taken(Newcomer newcomer) {
        var taken = EnumSet.noneOf(Claim.class);
        if (byName.containsKey(newcomer.keys().canonical())
                || skeletons.contains(newcomer.keys().skeleton())) taken.add(Claim.USERNAME);
        if (byEmail.containsKey(newcomer.account().email().key())) taken.add(Claim.EMAIL);
        return taken;
    }

    @Override
    public synchronized Optional<User> find(UserId id) {
        return account(id).map(Account::user);
    }

    @Override
    public synchronized Optional<User> find(Names.Keys name) {
        return Optional.ofNullable(byName.get(name.canonical()))
                .map(found -> found.account().user());
    }

    @Override
    public synchronized List<User> all(Collection<UserId> ids) {
        return ids.stream()
                .distinct()
                .map(byId::get)
                .filter(Objects::nonNull)
                .map(found -> found.account().user())
                .toList();
    }

    @Override
    public synchronized Optional<Account> account(UserId id) {
        return Optional.ofNullable(byId.get(id)).map(Newcomer::account);
    }

    @Override
    public synchronized Optional<Credentials> credentials(UserId id) {
        return credentials(byId.get(id));
    }

    @Override
    public synchronized Optional<Credentials> credentials(Names.Keys name) {
        return credentials(byName.get(name.canonical()));
    }

    @Override
    public synchronized Optional<Credentials> credentials(String emailKey) {
        return credentials(byEmail.get(emailKey));
    }

    private static Optional<Credentials> credentials(@Nullable Newcomer found) {
        return Optional.ofNullable(found)
                .map(one -> new Credentials(one.account().user().id(), one.hash()));
    }

    @Override
    public synchronized List<User> search(String text, String after, int limit) {
        var folded = Text.folded(text);
        return byName.tailMap(after, false).values().stream()
                .map(found -> found.account().user())
                .filter(user -> user.searched().contains(folded))
                .limit(limit)
                .toList();
    }
}

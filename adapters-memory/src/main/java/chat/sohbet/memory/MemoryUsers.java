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
import chat.sohbet.domain.user.EmailAddress;
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
import java.util.LinkedHashSet;
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

    /// Of who has deleted their account.
    private static final EmailAddress NOWHERE = new EmailAddress("nobody@deleted.invalid");

    private static final PasswordHash NOTHING = new PasswordHash("");

    private final MemoryOutbox outbox;
    private final Feed feed;
    private final Map<UserId, Newcomer> byId = new HashMap<>();
    private final TreeMap<String, Newcomer> byName = new TreeMap<>(BY_CODE_POINT);
    private final Map<String, Newcomer> byEmail = new HashMap<>();
    private final Set<String> skeletons = new HashSet<>();
    private final Set<UserId> leaving = new LinkedHashSet<>();

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
            if (known == null || !here(known)) return Optional.empty();
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
    public synchronized boolean readdress(UserId me, EmailAddress email) {
        var known = here(me);
        var other = byEmail.get(email.key());
        if (known.isEmpty() || other != null && !id(other).equals(me)) return false;
        var one = known.get();
        byEmail.remove(one.account().email().key());
        keep(new Newcomer(new Account(one.account().user(), email), one.keys(), one.hash()));
        return true;
    }

    @Override
    public boolean erase(UserId me, PasswordHash known) {
        News.Joined news;
        synchronized (this) {
            var one = here(me).filter(found -> found.hash().equals(known));
            if (one.isEmpty()) return false;
            var erased = one.get().account().user().erased();
            news = new News.Joined(erased);
            keep(new Newcomer(new Account(erased, NOWHERE), one.get().keys(), NOTHING));
            byEmail.remove(one.get().account().email().key());
            byEmail.remove(NOWHERE.key());
            leaving.add(me);
        }
        feed.carry(outbox.add(news), news);
        return true;
    }

    @Override
    public synchronized List<UserId> leaving(int limit) {
        return leaving.stream().limit(limit).toList();
    }

    @Override
    public synchronized void left(UserId user) {
        leaving.remove(user);
    }

    private static UserId id(Newcomer known) {
        return known.account().user().id();
    }

    /// Somebody who hasn't deleted their account.
    private Optional<Newcomer> here(UserId id) {
        return Optional.ofNullable(byId.get(id)).filter(MemoryUsers::here);
    }

    private static boolean here(Newcomer known) {
        return !known.account().user().deleted();
    }

    @Override
    public synchronized boolean replace(UserId user, PasswordHash known, PasswordHash fresh) {
        var one = byId.get(user);
        if (one == null || !here(one) || !one.hash().equals(known)) return false;
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
        return Optional.ofNullable(byId.get(id)).map(found -> found.account().user());
    }

    @Override
    public synchronized Optional<User> find(Names.Keys name) {
        return Optional.ofNullable(byName.get(name.canonical()))
                .filter(MemoryUsers::here)
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
        return here(id).map(Newcomer::account);
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
                .filter(MemoryUsers::here)
                .map(one -> new Credentials(one.account().user().id(), one.hash()));
    }

    @Override
    public synchronized List<User> search(String text, String after, int limit) {
        var folded = Text.folded(text);
        return byName.tailMap(after, false).values().stream()
                .filter(MemoryUsers::here)
                .map(found -> found.account().user())
                .filter(user -> user.searched().contains(folded))
                .limit(limit)
                .toList();
    }
}

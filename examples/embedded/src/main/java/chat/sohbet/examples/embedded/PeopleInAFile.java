package chat.sohbet.examples.embedded;

import chat.sohbet.application.port.Feed;
import chat.sohbet.application.port.Names;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.application.port.Users;
import chat.sohbet.domain.Text;
import chat.sohbet.domain.attachment.AttachmentId;
import chat.sohbet.domain.user.About;
import chat.sohbet.domain.user.Account;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.EmailAddress;
import chat.sohbet.domain.user.PasswordHash;
import chat.sohbet.domain.user.Registration;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.domain.user.Username;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An adapter that isn't ours: people in a file, a line of JSON each; of several lines about
/// somebody the last one holds. It keeps what the port promises, because the chat's own contract
/// says so (see the test), and is as fast as a family needs.
public final class PeopleInAFile implements Users {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Feed feed;

    /// By canonical username, in the directory's order: by code point.
    private final TreeMap<String, Newcomer> people =
            new TreeMap<>(
                    Comparator.comparing(name -> name.codePoints().toArray(), Arrays::compare));

    private final Set<UserId> leaving = new LinkedHashSet<>();

    /// Reads who is in the file; there need not be one yet.
    public PeopleInAFile(Path file, Feed feed) throws IOException {
        this.file = file;
        this.feed = feed;
        if (!Files.exists(file)) return;
        for (var line : Files.readAllLines(file)) {
            var known = read(JSON.readTree(line));
            people.put(known.keys().canonical(), known);
        }
    }

    @Override
    public Registration register(Newcomer newcomer) {
        synchronized (this) {
            var taken = EnumSet.noneOf(Registration.Claim.class);
            for (var known : people.values()) {
                if (sameName(known.keys(), newcomer.keys())) taken.add(Registration.Claim.USERNAME);
                if (known.account().email().key().equals(newcomer.account().email().key()))
                    taken.add(Registration.Claim.EMAIL);
            }
            if (!taken.isEmpty()) return new Registration.Taken(taken);
            keep(newcomer);
        }
        feed.carry(new News.Joined(newcomer.account().user()));
        return new Registration.Registered(newcomer.account());
    }

    private static boolean sameName(Names.Keys one, Names.Keys other) {
        return one.canonical().equals(other.canonical()) || one.skeleton().equals(other.skeleton());
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
        User shown;
        synchronized (this) {
            var known = here(me);
            if (known.isEmpty()) return Optional.empty();
            var account = known.get().account();
            shown = change.apply(account.user());
            if (shown.equals(account.user())) return Optional.of(account);
            keep(
                    new Newcomer(
                            new Account(shown, account.email()),
                            known.get().keys(),
                            known.get().hash()));
        }
        feed.carry(new News.Joined(shown));
        return account(me);
    }

    @Override
    public synchronized boolean readdress(UserId me, EmailAddress email) {
        var known = here(me);
        var other = first(one -> one.account().email().key().equals(email.key()));
        if (known.isEmpty() || other.isPresent() && !id(other.get()).equals(me)) return false;
        var one = known.get();
        keep(new Newcomer(new Account(one.account().user(), email), one.keys(), one.hash()));
        return true;
    }

    /// The lines above still tell who they were: what has to be forgotten for good needs a file
    /// that is written anew.
    @Override
    public boolean erase(UserId me, PasswordHash known) {
        User erased;
        synchronized (this) {
            var one = here(me).filter(found -> found.hash().equals(known));
            if (one.isEmpty()) return false;
            erased = one.get().account().user().erased();
            var nowhere = new EmailAddress(me + "@deleted.invalid");
            keep(
                    new Newcomer(
                            new Account(erased, nowhere), one.get().keys(), new PasswordHash("")));
            leaving.add(me);
        }
        feed.carry(new News.Joined(erased));
        return true;
    }

    /// What this program had begun; an embedder with more to lose would keep it in the file.
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
        return first(known -> id(known).equals(id) && here(known));
    }

    private static boolean here(Newcomer known) {
        return !known.account().user().deleted();
    }

    @Override
    public synchronized boolean replace(UserId user, PasswordHash known, PasswordHash fresh) {
        var one = here(user);
        if (one.isEmpty() || !one.get().hash().equals(known)) return false;
        keep(new Newcomer(one.get().account(), one.get().keys(), fresh));
        return true;
    }

    /// On the disk before anybody hears of it.
    private void keep(Newcomer newcomer) {
        append(newcomer);
        people.put(newcomer.keys().canonical(), newcomer);
    }

    private void append(Newcomer newcomer) {
        try {
            Files.writeString(
                    file,
                    write(newcomer) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new Unavailable(
                    "the file of people can't be written: " + e, Duration.ofSeconds(5));
        }
    }

    @Override
    public Optional<User> find(UserId id) {
        return first(known -> id(known).equals(id)).map(known -> known.account().user());
    }

    @Override
    public Optional<User> find(Names.Keys name) {
        return named(name).filter(PeopleInAFile::here).map(known -> known.account().user());
    }

    @Override
    public List<User> all(Collection<UserId> ids) {
        return people("").stream()
                .map(known -> known.account().user())
                .filter(user -> ids.contains(user.id()))
                .toList();
    }

    @Override
    public Optional<Account> account(UserId id) {
        return here(id).map(Newcomer::account);
    }

    @Override
    public Optional<Credentials> credentials(UserId id) {
        return here(id).map(PeopleInAFile::credentials);
    }

    @Override
    public Optional<Credentials> credentials(Names.Keys name) {
        return named(name).filter(PeopleInAFile::here).map(PeopleInAFile::credentials);
    }

    @Override
    public Optional<Credentials> credentials(String emailKey) {
        return first(known -> known.account().email().key().equals(emailKey) && here(known))
                .map(PeopleInAFile::credentials);
    }

    @Override
    public List<User> search(String text, String after, int limit) {
        var wanted = Text.folded(text);
        return people(after).stream()
                .filter(PeopleInAFile::here)
                .map(known -> known.account().user())
                .filter(user -> user.searched().contains(wanted))
                .limit(limit)
                .toList();
    }

    /// Those after a name, as they are now.
    private synchronized List<Newcomer> people(String after) {
        return List.copyOf(people.tailMap(after, false).values());
    }

    private Optional<Newcomer> first(Predicate<Newcomer> whom) {
        return people("").stream().filter(whom).findFirst();
    }

    private synchronized Optional<Newcomer> named(Names.Keys name) {
        return Optional.ofNullable(people.get(name.canonical()));
    }

    private static Credentials credentials(Newcomer known) {
        return new Credentials(known.account().user().id(), known.hash());
    }

    private static String write(Newcomer newcomer) {
        var user = newcomer.account().user();
        return JSON.createObjectNode()
                .put("id", user.id().toString())
                .put("username", user.username().text())
                .put("displayName", user.displayName().text())
                .put("about", user.about().text())
                .put("deleted", user.deleted())
                .put("picture", user.picture().map(AttachmentId::toString).orElse(""))
                .put("email", newcomer.account().email().text())
                .put("registeredAt", user.registeredAt().toString())
                .put("canonical", newcomer.keys().canonical())
                .put("skeleton", newcomer.keys().skeleton())
                .put("password", newcomer.hash().phc())
                .toString();
    }

    private static @Nullable AttachmentId picture(String text) {
        return text.isEmpty() ? null : AttachmentId.parse("picture", text);
    }

    private static Newcomer read(JsonNode line) {
        var user =
                new User(
                        UserId.parse("id", line.required("id").asText()),
                        new Username(line.required("username").asText()),
                        new DisplayName(line.required("displayName").asText()),
                        new About(line.required("about").asText()),
                        Instant.parse(line.required("registeredAt").asText()),
                        picture(line.path("picture").asText()),
                        line.path("deleted").asBoolean());
        return new Newcomer(
                new Account(user, new EmailAddress(line.required("email").asText())),
                new Names.Keys(
                        line.required("canonical").asText(), line.required("skeleton").asText()),
                new PasswordHash(line.required("password").asText()));
    }
}

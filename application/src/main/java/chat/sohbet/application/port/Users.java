package chat.sohbet.application.port;

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

/// Everybody who is registered, as others may see them: without the picture of who keeps it to
/// themselves ([Privacy][chat.sohbet.domain.user.Privacy]), which [#account] alone tells. Who has
/// [deleted][#erase] their account is found by id, as [User#erased], and in no other way.
public interface Users {
    /// Adds a new person, unless another has the username's canonical form or skeleton or the
    /// e-mail address' key; then nothing is written and all that is taken is named. Of many at once
    /// who want the same, one gets it. After the commit the [Feed] carries [News.Joined].
    Registration register(Newcomer newcomer);

    /// Somebody shows themselves under another display name and with another text about them, and
    /// is found by it from then on. After the commit the [Feed] carries [News.Joined]; where
    /// nothing differs, nothing is written. Empty if nobody has the id.
    Optional<Account> present(UserId me, DisplayName displayName, About about);

    /// Somebody shows themselves with a picture that they uploaded, or without one where it is
    /// null; everybody may see it from then on, and nobody the one before. Told and written as by
    /// [#present].
    Optional<Account> portray(UserId me, @Nullable AttachmentId picture);

    /// Gives somebody another e-mail address; false, and nothing is written, where somebody else
    /// has it, or nobody has the id.
    boolean readdress(UserId me, EmailAddress email);

    /// Forgets who somebody was: their names, address, picture and password. Their e-mail address
    /// is free from then on, their username is never given again. False, and nothing is written, if
    /// `known` isn't (any longer) their hash. After the commit the [Feed] carries [News.Joined].
    boolean erase(UserId me, PasswordHash known);

    /// Up to `limit` of those who were erased and have not [left][#left].
    List<UserId> leaving(int limit);

    /// Nothing of theirs is anywhere any more.
    void left(UserId user);

    /// Puts `fresh` in the place of `known`; false if that isn't (any longer) the person's hash.
    boolean replace(UserId user, PasswordHash known, PasswordHash fresh);

    Optional<User> find(UserId id);

    /// By the canonical form of a username.
    Optional<User> find(Names.Keys name);

    /// Those of `ids` who exist, in no order.
    List<User> all(Collection<UserId> ids);

    /// What only the owner of an account may see.
    Optional<Account> account(UserId id);

    Optional<Credentials> credentials(UserId id);

    /// By the canonical form of a username.
    Optional<Credentials> credentials(Names.Keys name);

    /// By the key of an e-mail address.
    Optional<Credentials> credentials(String emailKey);

    /// Up to `limit` people in order of their username's canonical form (by code point), beginning
    /// after `after` (empty: from the start), whose username or display name contains `text` when
    /// both are [folded][chat.sohbet.domain.Text#folded]; an empty `text` is in everything. The
    /// characters `%`, `_` and `\` mean themselves.
    List<User> search(String text, String after, int limit);

    /// Somebody who registers: `user.id` and `registeredAt` are the caller's.
    record Newcomer(Account account, Names.Keys keys, PasswordHash hash) {}

    /// What a login is checked against.
    record Credentials(UserId user, PasswordHash hash) {}
}

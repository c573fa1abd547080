package chat.sohbet.local;

import chat.sohbet.domain.user.PasswordHash;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An Argon2id hash as the PHC string format writes it: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`,
/// both in Base64 without padding.
///
/// Sizes are bounded by what RFC 9106 asks for and by what this node could compute without falling
/// over, so that a hash from elsewhere can do no harm.
record PhcString(Cost cost, byte[] salt, byte[] hash) {
    private static final Pattern FORM =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=([1-9]\\d{0,9}),t=([1-9]\\d{0,9}),p=([1-9]\\d{0,9})"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{16,86})");

    /// What a hash costs to make: KiB of memory, passes over it, lanes.
    record Cost(int memory, int passes, int lanes) {
        Cost {
            within("p", lanes, 1, 16);
            within("m", memory, 8L * lanes, 1 << 20);
            within("t", passes, 1, 64);
        }
    }

    PhcString {
        within("salt", salt.length, 8, 64);
        within("hash", hash.length, 12, 64);
    }

    private static void within(String what, long value, long least, long most) {
        if (value < least || value > most)
            throw new IllegalArgumentException(
                    "a password hash with " + what + " outside " + least + " to " + most);
    }

    /// Throws [IllegalArgumentException], which doesn't repeat the hash, for anything else than an
    /// Argon2id hash of version 19.
    static PhcString parse(PasswordHash hash) {
        var form = FORM.matcher(hash.phc());
        if (!form.matches())
            throw new IllegalArgumentException("a password hash that is no $argon2id$v=19$ string");
        return new PhcString(
                new Cost(number(form, 1), number(form, 2), number(form, 3)),
                Base64.getDecoder().decode(form.group(4)),
                Base64.getDecoder().decode(form.group(5)));
    }

    private static int number(Matcher form, int group) {
        return Math.clamp(Long.parseLong(form.group(group)), 0, Integer.MAX_VALUE);
    }

    PasswordHash written() {
        var base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash(
                "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                        .formatted(
                                cost.memory,
                                cost.passes,
                                cost.lanes,
                                base64.encodeToString(salt),
                                base64.encodeToString(hash)));
    }
}

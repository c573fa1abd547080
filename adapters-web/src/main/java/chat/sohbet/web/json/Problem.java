package chat.sohbet.web.json;

import chat.sohbet.application.port.Trace;
import chat.sohbet.application.port.Unavailable;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.Conversation;
import chat.sohbet.domain.conversation.Refusal;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why something was not done, in the words of the wire: thrown anywhere behind a door, and told
/// there as `application/problem+json` (RFC 9457) or as an `error` frame.
///
/// `field` names what of the request is wrong, `detail` says it for a person, `retryAfter` says
/// that the same request may do later.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Code code;
    private final @Nullable String field;
    private final String detail;
    private final @Nullable Duration retryAfter;

    /// What kind of problem; `status` is the one it has over HTTP unless the door knows better.
    public enum Code {
        INVALID(400),
        /// Sign in (again).
        UNAUTHENTICATED(401),
        NOT_ALLOWED(403),
        NOT_FOUND(404),
        /// Somebody else has it.
        TAKEN(409),
        GONE(410),
        TOO_LARGE(413),
        RATE(429),
        /// It is our fault.
        INTERNAL(500),
        UNAVAILABLE(503);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }

        /// As it is written on the wire.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private Problem(
            Code code, @Nullable String field, String detail, @Nullable Duration retryAfter) {
        super(code.word() + ": " + detail);
        this.code = code;
        this.field = field;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    public Problem(Code code, String detail) {
        this(code, null, detail, null);
    }

    public Problem(Code code, String field, String detail) {
        this(code, field, detail, null);
    }

    public static Problem unauthenticated() {
        return new Problem(Code.UNAUTHENTICATED, "Sign in.");
    }

    public static Problem notFound(String what) {
        return new Problem(Code.NOT_FOUND, "There is no such " + what + ".");
    }

    /// What was sent is not of our language at all.
    public static Problem notUnderstood(String detail) {
        return new Problem(Code.INVALID, "What you send " + detail + ".");
    }

    public static Problem tooFast(Duration retryAfter) {
        return new Problem(Code.RATE, null, "That was too fast. Wait a moment.", retryAfter);
    }

    public static Problem of(InvalidValue invalid) {
        return new Problem(Code.INVALID, invalid.field(), invalid.getMessage() + ".");
    }

    public static Problem of(Refusal refusal) {
        return switch (refusal) {
            case NOT_FOUND -> notFound("conversation or message");
            case NO_ORIGINAL ->
                    new Problem(Code.INVALID, "replyTo", "There is no such message to reply to.");
            case NO_SOURCE ->
                    new Problem(Code.INVALID, "forwardOf", "There is no such message to forward.");
            case PINNED_ENOUGH ->
                    new Problem(
                            Code.TOO_LARGE,
                            "pinned",
                            "Only "
                                    + Conversation.MAX_PINS
                                    + " messages can be pinned. Unpin one first.");
            case EMPTY ->
                    new Problem(
                            Code.INVALID,
                            "text",
                            "Write something: there is nothing else in this message.");
            case NOT_ALLOWED -> new Problem(Code.NOT_ALLOWED, "You may not do that.");
            case GONE -> new Problem(Code.GONE, "attachments", "A file of it is gone.");
            case DELETED -> new Problem(Code.GONE, "conversation", "This account was deleted.");
            case TOO_LATE -> new Problem(Code.NOT_ALLOWED, "It is too late to do that.");
            case LAST_ADMIN ->
                    new Problem(Code.NOT_ALLOWED, "Name another admin before you do that.");
            case FULL -> new Problem(Code.TOO_LARGE, "The group is full.");
        };
    }

    /// The problem behind any exception; empty where it is a fault of ours, which is to be logged.
    public static Optional<Problem> known(Throwable thrown) {
        return switch (thrown) {
            case Problem problem -> Optional.of(problem);
            case InvalidValue invalid -> Optional.of(of(invalid));
            case Unavailable unavailable when unavailable.full() ->
                    Optional.of(
                            new Problem(
                                    Code.UNAVAILABLE,
                                    "storage",
                                    "The server has no room left. Try again later.",
                                    unavailable.retryAfter()));
            case Unavailable unavailable ->
                    Optional.of(
                            new Problem(
                                    Code.UNAVAILABLE,
                                    null,
                                    "The server can't do that at the moment. Try again.",
                                    unavailable.retryAfter()));
            default -> Optional.empty();
        };
    }

    /// What others may know of a fault of ours.
    public static Problem internal() {
        return new Problem(Code.INTERNAL, "Something went wrong on the server.");
    }

    /// The same, said of another field: what the domain calls it may not be what was sent.
    public Problem about(String field) {
        return new Problem(code, field, detail, retryAfter);
    }

    /// The same, said of `other` if it names no field.
    public Problem otherwiseAbout(String other) {
        return field == null ? about(other) : this;
    }

    public Code code() {
        return code;
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    public String detail() {
        return detail;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /// `code`, `field`, `detail`, `retryAfter` (seconds) and `trace`, as both doors write them.
    public ObjectNode write(ObjectNode into) {
        into.put("code", code.word());
        if (field != null) into.put("field", field);
        into.put("detail", detail);
        if (retryAfter != null) into.put("retryAfter", Math.max(1, retryAfter.toMillis()) / 1000.0);
        var trace = Trace.current();
        if (trace.known()) into.put("trace", trace.id());
        return into;
    }

    /// No stack trace: a problem is an answer, and anybody can cause one.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}

package chat.sohbet.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.sohbet.domain.conversation.Description;
import chat.sohbet.domain.conversation.Title;
import chat.sohbet.domain.message.Body;
import chat.sohbet.domain.message.ClientId;
import chat.sohbet.domain.message.Draft;
import chat.sohbet.domain.user.DeviceName;
import chat.sohbet.domain.user.DisplayName;
import chat.sohbet.domain.user.Password;
import chat.sohbet.domain.user.UserId;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LimitsTest {
    static Stream<Arguments> stripped() {
        return Stream.of(
                text("text", 1, 8_000, LimitsTest::sent),
                text("displayName", 1, 64, text -> new DisplayName(text).text()),
                text("device", 1, 64, text -> new DeviceName(text).text()),
                text("title", 1, 100, text -> new Title(text).text()),
                text("description", 0, 500, text -> new Description(text).text()));
    }

    static Stream<Arguments> all() {
        return Stream.concat(
                stripped(), Stream.of(text("password", 8, 128, text -> new Password(text).text())));
    }

    /// Of a message without files; one with files may have no text.
    private static String sent(String text) {
        var nobody = new UUID(0, 0);
        return new Draft(new ClientId(nobody), new UserId(nobody), new Body(text)).body().text();
    }

    private static Arguments text(String field, int min, int max, Function<String, String> value) {
        return Arguments.of(field, min, max, Named.of(field, value));
    }

    @ParameterizedTest
    @MethodSource("all")
    void both_ends_belong_to_it(String field, int min, int max, Function<String, String> value) {
        assertThat(value.apply("x".repeat(min))).hasSize(min);
        assertThat(value.apply("x".repeat(max))).hasSize(max);
    }

    @ParameterizedTest
    @MethodSource("all")
    void past_the_ends_it_is_refused_by_name(
            String field, int min, int max, Function<String, String> value) {
        refused(field, () -> value.apply("x".repeat(max + 1)));
        if (min > 0) refused(field, () -> value.apply("x".repeat(min - 1)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void malformed_text_is_refused_by_name(
            String field, int min, int max, Function<String, String> value) {
        refused(field, () -> value.apply("xxxxxxxx\0"));
        refused(field, () -> value.apply("xxxxxxxx\uD83D"));
    }

    @ParameterizedTest
    @MethodSource("stripped")
    void white_space_at_the_ends_is_no_text(
            String field, int min, int max, Function<String, String> value) {
        assertThat(value.apply(" \n" + "x".repeat(max) + "\u2003\t")).hasSize(max);
        if (min > 0) refused(field, () -> value.apply(" \n\t\u2003"));
        else assertThat(value.apply(" \n\t\u2003")).isEmpty();
    }

    private static void refused(String field, ThrowingCallable offer) {
        assertThatThrownBy(offer)
                .isInstanceOfSatisfying(
                        InvalidValue.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field));
    }
}

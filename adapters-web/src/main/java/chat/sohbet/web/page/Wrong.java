package chat.sohbet.web.page;

import chat.sohbet.domain.InvalidValue;
import chat.sohbet.web.json.Problem;
import chat.sohbet.web.language.Language;
import chat.sohbet.web.language.Saying;

/// What is wrong, in the reader's words: the API says it in English, and the catalogue knows what
/// of that a person meets. `static/js/helpers/words.js` says the same.
final class Wrong {
    private Wrong() {}

    static Saying of(Problem problem) {
        return language ->
                language.detail(problem.detail())
                        .orElseGet(() ->
                                english(language)
                                        ? problem.detail()
                                        : language.say(key(problem.code())));
    }

    /// What stands beside a field.
    static Saying of(InvalidValue wrong) {
        return language ->
                language.detail(wrong.detail())
                        .orElseGet(() ->
                                english(language)
                                        ? "This has to be " + wrong.detail() + "."
                                        : language.say("problem.invalid"));
    }

    private static boolean english(Language language) {
        return language.tag().equals("en");
    }

    private static String key(Problem.Code code) {
        return switch (code) {
            case INVALID -> "problem.invalid";
            case UNAUTHENTICATED -> "problem.unauthenticated";
            case NOT_ALLOWED -> "problem.not-allowed";
            case NOT_FOUND, GONE -> "problem.gone";
            case TAKEN -> "problem.taken";
            case TOO_LARGE -> "problem.too-large";
            case RATE -> "problem.rate";
            case INTERNAL -> "problem.internal";
            case UNAVAILABLE -> "problem.unavailable";
        };
    }
}

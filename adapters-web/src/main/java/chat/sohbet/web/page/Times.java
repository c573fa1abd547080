package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Times as a page shows them, in the server's own zone: it can't know the reader's. The browser
/// client says them again in the reader's.
record Times(Clock clock) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final String SHORT = "d MMM";
    private static final String LONG = "d MMMM yyyy";

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    String time(Instant at) {
        return TIME.format(at.atZone(clock.getZone()));
    }

    /// "Today", "Yesterday", a weekday within a week, else the date.
    Saying dayName(LocalDate day) {
        return name(day, LONG);
    }

    /// A time today, else the day in short.
    Saying when(Instant at) {
        var day = day(at);
        return day.equals(LocalDate.now(clock)) ? Saying.plain(time(at)) : name(day, SHORT);
    }

    private Saying name(LocalDate day, String date) {
        long days = ChronoUnit.DAYS.between(day, LocalDate.now(clock));
        if (days == 0) return Saying.of("day.today");
        if (days == 1) return Saying.of("day.yesterday");
        boolean near = days > 1 && days < 7;
        return language ->
                near
                        ? day.getDayOfWeek().getDisplayName(TextStyle.FULL, language.locale())
                        : DateTimeFormatter.ofPattern(date, language.locale()).format(day);
    }
}

package chat.sohbet.web.page;

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
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter LONG =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    String time(Instant at) {
        return TIME.format(at.atZone(clock.getZone()));
    }

    /// "Today", "Yesterday", a weekday within a week, else the date.
    String dayName(LocalDate day) {
        return name(day, LONG);
    }

    /// A time today, else the day in short.
    String when(Instant at) {
        var day = day(at);
        return day.equals(LocalDate.now(clock)) ? time(at) : name(day, SHORT);
    }

    private String name(LocalDate day, DateTimeFormatter date) {
        long days = ChronoUnit.DAYS.between(day, LocalDate.now(clock));
        if (days == 0) return "Today";
        if (days == 1) return "Yesterday";
        return days > 1 && days < 7
                ? day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                : date.format(day);
    }
}

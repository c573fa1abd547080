package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;

/// What somebody did to a group, as a line of the timeline.
record Happening(long seq, Saying text) {}

package chat.sohbet.web.page;

/// What somebody did to a group, as a line of the timeline.
record Happening(long seq, String text) {}

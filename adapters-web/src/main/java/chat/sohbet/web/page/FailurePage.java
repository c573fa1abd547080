package chat.sohbet.web.page;

/// What a person sees when something can't be shown.
record FailurePage(Shell shell, String title, String heading, String detail) {}

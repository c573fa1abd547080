package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;

/// What a person sees when something can't be shown.
record FailurePage(Shell shell, Saying title, Saying heading, Saying detail) {}

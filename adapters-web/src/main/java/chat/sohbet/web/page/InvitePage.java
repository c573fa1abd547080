package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;

/// What an invite link leads to; `title` is empty where it leads nowhere any more. `signedIn` says
/// whether joining is a click away, or after a login at `login` or a registration at `register`.
record InvitePage(
        Shell shell,
        String form,
        String action,
        String title,
        Face face,
        String description,
        Saying size,
        boolean signedIn,
        String login,
        String register) {
    boolean open() {
        return !title.isEmpty();
    }

    boolean registration() {
        return !register.isEmpty();
    }
}

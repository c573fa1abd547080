package chat.sohbet.web.security;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.conversation.InviteToken;
import chat.sohbet.web.json.Problem;

/// Who may register here.
public final class Admission {
    /// How open the house is.
    public enum Rule {
        /// Everybody who reaches it.
        OPEN,
        /// Who brings the invite link of a group, as long as that is good.
        INVITED,
        /// Nobody; its host makes accounts.
        CLOSED
    }

    private final Chat chat;
    private final Rule rule;

    public Admission(Chat chat, Rule rule) {
        this.chat = chat;
        this.rule = rule;
    }

    /// Whether somebody with such an invite, or without (empty), is to be offered a registration.
    public boolean offered(String invite) {
        return switch (rule) {
            case OPEN -> true;
            case INVITED -> !invite.isEmpty();
            case CLOSED -> false;
        };
    }

    /// Throws the [Problem] that who brings this invite, or none, may not register.
    public void check(String invite) {
        if (!offered(invite))
            throw new Problem(
                    Problem.Code.NOT_ALLOWED,
                    "This house takes no new members. Ask the one who hosts it.");
        if (rule == Rule.INVITED && !good(invite))
            throw new Problem(
                    Problem.Code.NOT_ALLOWED, "invite", "This invite doesn't work any more.");
    }

    private boolean good(String invite) {
        try {
            return chat.groups().invitation(new InviteToken(invite)).isPresent();
        } catch (InvalidValue notOne) {
            return false;
        }
    }
}

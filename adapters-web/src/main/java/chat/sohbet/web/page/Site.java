package chat.sohbet.web.page;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.http.Assets;
import chat.sohbet.web.language.Languages;
import chat.sohbet.web.security.Admission;
import chat.sohbet.web.security.Doorkeeper;
import chat.sohbet.web.security.Forms;
import chat.sohbet.web.security.Rates;

/// What pages are made with.
///
/// @param doorkeeper tells who looks at a page ([Doorkeeper#page]), lets people in and out
/// @param forms makes and checks the token that every form carries
/// @param assets knows the addresses of scripts, styles and pictures
/// @param sends counts the messages of each user, whichever way they come
/// @param searches counts what each user looks for
/// @param admission who may register
/// @param languages in which they speak
public record Site(
        Chat chat,
        Doorkeeper doorkeeper,
        Forms forms,
        Assets assets,
        Rates<UserId> sends,
        Rates<UserId> searches,
        Admission admission,
        Languages languages) {}

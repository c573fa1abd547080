/// What a node does by itself, without a neighbour: [passwords][chat.sohbet.local.Argon2Passwords],
/// the [rules for names][chat.sohbet.local.PrecisNames], and letters that it hands to a [mail
/// server][chat.sohbet.local.SmtpMail].
///
/// This room touches the domain, the ports it fulfils, Bouncy Castle, PRECIS, ICU and Jakarta Mail.
@NullMarked
package chat.sohbet.local;

import org.jspecify.annotations.NullMarked;

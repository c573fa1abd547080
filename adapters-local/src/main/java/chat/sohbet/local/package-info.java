/// What a node does by itself, without a neighbour: [passwords][chat.sohbet.local.Argon2Passwords]
/// and the [rules for names][chat.sohbet.local.PrecisNames].
///
/// This room touches the domain, the ports it fulfils, Bouncy Castle, PRECIS and ICU.
@NullMarked
package chat.sohbet.local;

import org.jspecify.annotations.NullMarked;

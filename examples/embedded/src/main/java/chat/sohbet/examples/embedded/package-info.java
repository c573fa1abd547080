/// A chat inside another Java program: [the whole of it on one
/// screen][chat.sohbet.examples.embedded.TwoFriends], and [an adapter that isn't
/// ours][chat.sohbet.examples.embedded.PeopleInAFile].
@NullMarked
package chat.sohbet.examples.embedded;

import org.jspecify.annotations.NullMarked;

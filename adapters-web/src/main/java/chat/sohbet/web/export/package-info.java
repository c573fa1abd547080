/// All of somebody's data as one file that they take along: for programs (JSON) and to read (HTML).
/// Everything is written as it is read, a page at a time, so that no size of it fills the memory.
/// It asks the chat what anybody may ask, so there is nothing in it that its owner may not see.
@NullMarked
package chat.sohbet.web.export;

import org.jspecify.annotations.NullMarked;

/// Puts the house together by hand and starts it. The only room that knows all others.
@NullMarked
package chat.sohbet.bootstrap;

import org.jspecify.annotations.NullMarked;

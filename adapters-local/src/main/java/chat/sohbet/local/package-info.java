/// What a node does by itself: passwords, name rules, files.
@NullMarked
package chat.sohbet.local;

import org.jspecify.annotations.NullMarked;

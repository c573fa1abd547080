/// What the program says, in the tongues of those who read it: one catalogue of texts for each,
/// shared by the pages and the browser's scripts. Touches [chat.sohbet.web.json] alone.
@NullMarked
package chat.sohbet.web.language;

import org.jspecify.annotations.NullMarked;

/// Letters to devices that aren't connected (Web Push: RFC 8030, 8188, 8291 and 8292). Here, for
/// what a letter says is JSON and in the reader's language, as all that browsers get. It speaks to
/// the world outside and therefore to public addresses only.
@NullMarked
package chat.sohbet.web.push;

import org.jspecify.annotations.NullMarked;

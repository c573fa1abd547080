/// One final class per use case. Knows the domain and its own ports, and nothing else.
@NullMarked
package chat.sohbet.application;

import org.jspecify.annotations.NullMarked;

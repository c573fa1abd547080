/// Users, conversations and messages: values and decisions. Pure Java: no I/O, no clock, no
/// randomness, no threads.
@NullMarked
package chat.sohbet.domain;

import org.jspecify.annotations.NullMarked;

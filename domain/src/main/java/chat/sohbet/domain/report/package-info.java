/// What people report to who looks after the house: a message or a person, with the words as they
/// stood then. Touches the rest of [chat.sohbet.domain] only.
@NullMarked
package chat.sohbet.domain.report;

import org.jspecify.annotations.NullMarked;

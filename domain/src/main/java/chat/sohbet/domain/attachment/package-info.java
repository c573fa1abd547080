/// What messages carry besides text: files, whose kind is told by their content and never by their
/// name.
@NullMarked
package chat.sohbet.domain.attachment;

import org.jspecify.annotations.NullMarked;

@NullMarked
package chat.sohbet.benchmarks;

import org.jspecify.annotations.NullMarked;

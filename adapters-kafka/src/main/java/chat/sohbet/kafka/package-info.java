/// The feed between nodes. Kafka is known here and nowhere else.
@NullMarked
package chat.sohbet.kafka;

import org.jspecify.annotations.NullMarked;

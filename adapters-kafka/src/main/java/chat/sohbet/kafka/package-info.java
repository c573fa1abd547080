/// The feed between nodes. Kafka is known here and nowhere else; outside the web, so is JSON.
///
/// [KafkaFeed][chat.sohbet.kafka.KafkaFeed] knows what news are and what an outbox is,
/// [Router][chat.sohbet.kafka.Router] finds out where they have to go, and
/// [Mail][chat.sohbet.kafka.Mail] carries bytes and knows Kafka. This room touches the domain, the
/// ports, Jackson and the Kafka client.
@NullMarked
package chat.sohbet.kafka;

import org.jspecify.annotations.NullMarked;

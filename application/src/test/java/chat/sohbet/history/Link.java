package chat.sohbet.history;

/// A device's connection to a node.
public interface Link extends AutoCloseable {
    /// Asks; the answers, if any, come to the connection's listener. Returns at once. On a closed
    /// link nothing happens.
    void say(Command command);

    /// Ends the connection, without a word.
    @Override
    void close();
}

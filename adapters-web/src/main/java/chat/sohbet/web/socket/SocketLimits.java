package chat.sohbet.web.socket;

import chat.sohbet.web.security.Rate;
import java.time.Duration;

/// What a socket gets.
///
/// @param frameBytes the largest message a client may send, all fragments together
/// @param socketsPerUser open sockets of one user
/// @param socketsPerAddress open sockets from one address, whoever they are
/// @param queue frames that wait for a slow socket before it is closed
/// @param commands commands under way before the socket is read no further
/// @param sends messages of one user
/// @param silence after which the socket is pinged
/// @param lost silence after which it is dropped
/// @param linger how long somebody is shown as present after their last socket is gone
public record SocketLimits(
        int frameBytes,
        int socketsPerUser,
        int socketsPerAddress,
        int queue,
        int commands,
        Rate sends,
        Duration silence,
        Duration lost,
        Duration linger) {}

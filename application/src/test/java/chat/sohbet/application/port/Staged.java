package chat.sohbet.application.port;

/// A contract of a port that shares its store with others. An adapter's test says which store:
///
/// ```java
/// class PostgresUsersTest implements UsersContract {
///     @Override public Store store() { return STORE; }
/// }
/// ```
///
/// Every test brings fresh people and conversations, so one store serves all tests of an adapter,
/// one after the other or at once.
public interface Staged {
    Store store();

    default Scene scene() {
        return new Scene(store());
    }
}

package chat.sohbet.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// People who register like everybody: slow, as each costs a password hash or two, but there is
/// nothing one has to be given for it.
final class TownByApi implements Town {
    static final String PASSWORD = "three words are enough";

    private final URI house;
    private final String prefix = "load" + Long.toString(System.currentTimeMillis(), 36) + ".";
    private int registered;

    TownByApi(URI house) {
        this.house = house;
    }

    @Override
    public List<Person> people(int count) throws IOException {
        var people = new ArrayList<Person>();
        try (var http = new Http(house)) {
            for (int i = 0; i < count; i++) people.add(register(http, prefix + registered++));
        }
        return people;
    }

    private static Person register(Http http, String name) throws IOException {
        var login = "\"username\":\"%s\",\"password\":\"%s\"".formatted(name, PASSWORD);
        var made =
                http.post(
                        "/api/v1/users",
                        "{%s,\"email\":\"%s@example.org\"}".formatted(login, name));
        if (made.status() != 201) throw new IOException("could not register: " + made.text());
        var session = http.post("/api/v1/sessions", "{" + login + "}");
        return new Person(UUID.fromString(session.string("id")), session.string("accessToken"));
    }

    @Override
    public List<UUID> introduce(List<Person> ones, List<Person> others) throws IOException {
        var conversations = new ArrayList<UUID>();
        try (var http = new Http(house)) {
            for (int i = 0; i < ones.size(); i++) {
                var opened =
                        http.post(
                                "/api/v1/conversations",
                                ones.get(i).token(),
                                "{\"with\":\"%s\"}".formatted(others.get(i).id()));
                conversations.add(UUID.fromString(opened.string("id")));
            }
        }
        return conversations;
    }

    @Override
    public void close() {}
}

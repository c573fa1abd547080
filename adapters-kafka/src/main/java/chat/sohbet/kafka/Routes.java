package chat.sohbet.kafka;

import chat.sohbet.application.port.Inbox;
import chat.sohbet.application.port.News;
import chat.sohbet.application.port.Nodes;
import chat.sohbet.application.port.Nodes.Neighbour;
import chat.sohbet.domain.user.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Where news have to go: looked up for many of them together, after they were committed.
final class Routes {
    private final List<Neighbour> with;
    private final List<Neighbour> around;
    private final List<Neighbour> others;

    /// News for one node, of which it hears no more than it has to, and whether that node listens.
    record Letter(Inbox to, boolean listens, News news) {}

    private Routes(List<Neighbour> with, List<Neighbour> around, List<Neighbour> others) {
        this.with = with;
        this.around = around;
        this.others = others;
    }

    /// Throws what [Nodes] throws.
    static Routes of(Nodes nodes, Collection<News> all) {
        var to = new HashSet<UserId>();
        var around = new HashSet<UserId>();
        boolean everywhere = false;
        for (var news : all) {
            switch (Address.of(news)) {
                case Address.To(var users) -> to.addAll(users);
                case Address.Around(var user) -> around.add(user);
                case Address.Everywhere _ -> everywhere = true;
            }
        }
        return new Routes(
                to.isEmpty() ? List.of() : nodes.with(to),
                around.isEmpty() ? List.of() : nodes.around(around),
                everywhere ? nodes.others() : List.of());
    }

    /// One letter at most for each other node.
    List<Letter> letters(News news) {
        return switch (Address.of(news)) {
            case Address.To(var users) -> letters(news, users);
            case Address.Around(var user) ->
                    around.stream()
                            .filter(node -> node.users().contains(user))
                            .map(node -> letter(node, news))
                            .toList();
            case Address.Everywhere _ -> others.stream().map(node -> letter(node, news)).toList();
        };
    }

    private List<Letter> letters(News news, Set<UserId> users) {
        var letters = new ArrayList<Letter>();
        for (var node : with) {
            var there = Address.both(users, node.users());
            if (!there.isEmpty()) letters.add(letter(node, Address.only(news, there)));
        }
        return letters;
    }

    private static Letter letter(Neighbour node, News news) {
        return new Letter(node.inbox(), node.listens(), news);
    }
}

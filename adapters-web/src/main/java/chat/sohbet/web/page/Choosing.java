package chat.sohbet.web.page;

import chat.sohbet.application.Chat;
import chat.sohbet.domain.InvalidValue;
import chat.sohbet.domain.user.User;
import chat.sohbet.domain.user.UserId;
import chat.sohbet.web.security.Forms;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Choosing people by a form, search by search and page by page: who is chosen stays so. `others`
/// can't be chosen: oneself, and who is in already.
record Choosing(Chat chat, Set<UserId> others, Set<UserId> chosen, String query, String after) {
    private static final int PAGE = 50;

    /// At the beginning nobody is chosen.
    static Choosing begin(Chat chat, Set<UserId> others) {
        return new Choosing(chat, others, Set.of(), "", "");
    }

    static Choosing of(Chat chat, Set<UserId> others, Forms.Sent sent) {
        var chosen = new LinkedHashSet<UserId>();
        for (var text : sent.all("member")) chosen.add(UserId.parse("members", text));
        chosen.removeAll(others);
        var next = sent.text("do").equals("more") ? sent.text("last") : "";
        return new Choosing(chat, others, chosen, sent.text("query").strip(), next);
    }

    /// Those who are chosen, in the order in which they were. Throws [InvalidValue] if nobody is.
    Set<UserId> members() {
        if (chosen.isEmpty()) throw new InvalidValue("members", "one person at least");
        return chosen;
    }

    /// `picker` with who is chosen and who is found.
    Picker fill(Picker picker) {
        var found = chat.accounts().people(query, after, PAGE + 1);
        var page = found.stream().limit(PAGE).toList();
        return new Picker(
                picker.name(),
                picker.action(),
                picker.clientId(),
                picker.founding(),
                picker.title(),
                picker.description(),
                query,
                found.size() > PAGE ? page.getLast().username().text() : "",
                chosenRows(),
                page.stream().filter(this::open).map(PersonRow::of).toList(),
                picker.problem(),
                picker.submit());
    }

    private boolean open(User user) {
        return !others.contains(user.id()) && !chosen.contains(user.id());
    }

    private List<PersonRow> chosenRows() {
        Map<UserId, User> known = new HashMap<>();
        for (var user : chat.accounts().users(chosen)) known.put(user.id(), user);
        return chosen.stream().map(known::get).filter(Objects::nonNull).map(PersonRow::of).toList();
    }
}

package chat.sohbet.history;

import chat.sohbet.domain.conversation.ConversationId;
import chat.sohbet.domain.user.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares, when all is over, what people were told and what their devices hold with what the
/// store says. The invariants:
///
/// - **I1** what was acknowledged is in the log once, as it was meant
/// - **I2** `seq` and `version` have neither gap nor twin, and time does not run backwards
/// - **I3** every device holds exactly the log as its user may see it
/// - **I4** nothing appears before what was shown already
/// - **I5** read ≤ delivered ≤ seq, and none ever falls
/// - **I6** unread equals a recount
/// - **I7** what was acknowledged before something was sent stands before it
/// - **I9** nobody ever got what isn't theirs to see
/// - **I10** all devices of a person hold what they arranged for themselves
public final class HistoryChecker {
    private final House house;
    private final Journal journal;
    private final Cast cast;

    HistoryChecker(House house, Journal journal, Cast cast) {
        this.house = house;
        this.journal = journal;
        this.cast = cast;
    }

    /// What is wrong; nothing, if all is well.
    List<String> check() {
        var findings = new Findings();
        var ledgers = ledgers();
        findings.addAll(journal.protests());
        new LogCheck(cast, journal, findings, house.carried()).check(ledgers);
        new ChangeCheck(cast, journal, findings).check(ledgers);
        new SightCheck(cast, findings).check(ledgers, journal.heard());
        new MarkCheck(cast, journal, findings, house.store()).check(ledgers);
        new DeviceCheck(cast, findings, house.store()).check(ledgers);
        return findings.list();
    }

    private Map<ConversationId, Ledger> ledgers() {
        var everybody = cast.people().stream().map(Person::id).toList();
        var founders = founders();
        var ledgers = new LinkedHashMap<ConversationId, Ledger>();
        for (var id : cast.conversations().keySet())
            Ledger.of(id, everybody, founders.getOrDefault(id, Set.of()), house.store())
                    .ifPresent(ledger -> ledgers.put(id, ledger));
        return ledgers;
    }

    /// With whom each group began, as its founder wanted it.
    private Map<ConversationId, Set<UserId>> founders() {
        var founders = new LinkedHashMap<ConversationId, Set<UserId>>();
        for (var asking : journal.askings())
            if (asking.command instanceof Command.Found found
                    && asking.answer instanceof Frame.Done done
                    && done.conversation() != null)
                founders.put(
                        done.conversation(),
                        Stream.concat(Stream.of(asking.user), found.others().stream())
                                .collect(Collectors.toSet()));
        return founders;
    }
}

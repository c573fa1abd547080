package chat.sohbet.web.security;

import chat.sohbet.domain.Text;
import chat.sohbet.web.json.Problem;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/// How often somebody may guess an account's password (OWASP ASVS 5.0, 6.3.1): after a few failures
/// from one address it waits longer and longer, and after many from anywhere every stranger waits a
/// little. The owner is not locked out by others: failures elsewhere don't slow an address from
/// which they have signed in before. An account that doesn't exist is guarded alike, so that
/// nothing is to be learnt from waiting.
///
/// On this node, and forgotten when it stops.
final class Guesses {
    static final Delays.Terms FROM_ONE_ADDRESS =
            new Delays.Terms(5, Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(1));
    static final Delays.Terms FROM_ANYWHERE =
            new Delays.Terms(
                    50, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofHours(1));

    private static final int LONGEST_LOGIN = 254;
    private static final int FAMILIAR = 10_000;

    private final Delays<Place> here;
    private final Delays<String> anywhere;
    private final Set<Place> familiar =
            Collections.synchronizedSet(Collections.newSetFromMap(new Recent()));

    /// An account's name as typed, folded, and an address.
    private record Place(String login, String address) {}

    /// The last so many.
    private static final class Recent extends LinkedHashMap<Place, Boolean> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Boolean> eldest) {
            return size() > FAMILIAR;
        }
    }

    Guesses() {
        this(System::nanoTime);
    }

    Guesses(LongSupplier nanos) {
        here = new Delays<>(FROM_ONE_ADDRESS, nanos);
        anywhere = new Delays<>(FROM_ANYWHERE, nanos);
    }

    /// A guess that is being made; it has failed unless it is said otherwise.
    final class Guess {
        private final Place place;
        private final boolean stranger;

        private Guess(Place place, boolean stranger) {
            this.place = place;
            this.stranger = stranger;
        }

        /// It was right.
        void right() {
            familiar.add(place);
            here.forget(place);
            if (stranger) anywhere.uncount(place.login());
        }

        /// Nobody looked at it.
        void unmade() {
            here.uncount(place);
            if (stranger) anywhere.uncount(place.login());
        }
    }

    /// Throws the [Problem] that it is to be made later.
    Guess begin(String login, String address) {
        var folded = Text.folded(login.strip());
        var name = folded.substring(0, Math.min(folded.length(), LONGEST_LOGIN));
        var place = new Place(name, address);
        boolean stranger = !familiar.contains(place);
        refuse(here.left(place));
        if (stranger) refuse(anywhere.left(name));
        here.count(place);
        if (stranger) anywhere.count(name);
        return new Guess(place, stranger);
    }

    private static void refuse(Optional<Duration> left) {
        if (left.isPresent()) throw Problem.tooFast(left.get());
    }
}

package chat.sohbet.bootstrap;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import chat.sohbet.application.port.Ports;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The walls of the house. A new dependency between packages, or on a library, has to be written in
/// here, on purpose.
class HouseTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    // Once packaged, the other modules' tests come as jars.
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("chat.sohbet");

    private static final JavaClasses WITH_TESTS =
            new ClassFileImporter().importPackages("chat.sohbet");

    /// What every room may touch.
    private static final List<String> COMMON =
            List.of("java.lang..", "java.util..", "java.time..", "org.jspecify.annotations");

    /// A room, and what it may touch besides itself and the common.
    private record Room(String name, List<String> mayTouch) {
        Room(String name, String... mayTouch) {
            this(name, List.of(mayTouch));
        }

        String packages() {
            return "chat.sohbet." + name + "..";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Room> ROOMS =
            List.of(
                    new Room("domain", "java.text", "java.nio.charset"),
                    new Room(
                            "application",
                            "chat.sohbet.domain..",
                            "java.io",
                            "java.nio.charset",
                            "java.security..",
                            "javax.crypto.."),
                    new Room(
                            "memory",
                            "chat.sohbet.domain..",
                            "chat.sohbet.application..",
                            "java.awt.image",
                            "java.io",
                            "javax.imageio..",
                            "java.text",
                            "java.security..",
                            "javax.crypto.."),
                    new Room(
                            "local",
                            "chat.sohbet.domain..",
                            "chat.sohbet.application..",
                            "java.awt..",
                            "java.io",
                            "java.nio..",
                            "java.text",
                            "java.security..",
                            "javax.imageio..",
                            "jakarta.mail..",
                            "org.bouncycastle.crypto..",
                            "rocks.xmpp.precis",
                            "com.ibm.icu.."),
                    new Room(
                            "postgres",
                            "chat.sohbet.domain..",
                            "chat.sohbet.application..",
                            "java.io",
                            "java.sql",
                            "javax.sql",
                            "io.helidon.dbclient..",
                            "io.helidon.metrics.api",
                            "com.zaxxer.hikari..",
                            "org.flywaydb.core..",
                            "org.postgresql.."),
                    new Room(
                            "kafka",
                            "chat.sohbet.domain..",
                            "chat.sohbet.application..",
                            "java.io",
                            "java.nio..",
                            "org.apache.kafka..",
                            "com.fasterxml.jackson.."),
                    new Room(
                            "web",
                            "chat.sohbet.domain..",
                            "chat.sohbet.application..",
                            "java.io",
                            "java.math",
                            "java.net",
                            "java.nio..",
                            "java.security..",
                            "java.text",
                            "javax.crypto..",
                            "javax.net..",
                            "io.helidon..",
                            "com.fasterxml.jackson..",
                            "jakarta.json",
                            "com.github.mustachejava.."),
                    new Room(
                            "bootstrap",
                            "chat.sohbet..",
                            "java.io",
                            "java.net",
                            "java.nio..",
                            "java.security",
                            "java.lang.management",
                            "org.apache.commons.compress.."));

    static Stream<Room> rooms() {
        return ROOMS.stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_touches_only_what_it_is_allowed_to(Room room) {
        var allowed = new ArrayList<>(COMMON);
        allowed.add(room.packages());
        allowed.addAll(room.mayTouch());

        classes()
                .that()
                .resideInAPackage(room.packages())
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(allowed.toArray(String[]::new))
                                .or(
                                        describe(
                                                "are primitive or arrays of them",
                                                HouseTest::primitive)))
                .check(HOUSE);
    }

    private static boolean primitive(JavaClass type) {
        return type.getBaseComponentType().isPrimitive();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void a_room_is_inhabited(Room room) {
        assertThat(
                        HOUSE.stream()
                                .filter(type ->
                                        (type.getPackageName() + ".")
                                                .startsWith("chat.sohbet." + room.name() + "."))
                                .filter(type -> !type.getSimpleName().equals("package-info")))
                .isNotEmpty();
    }

    @Test
    void there_is_no_room_but_those_that_are_guarded() {
        assertThat(HOUSE.stream().map(type -> type.getPackageName().split("\\.")[2]).distinct())
                .containsExactlyInAnyOrderElementsOf(ROOMS.stream().map(Room::name).toList());
    }

    @Test
    void no_room_leads_back_into_itself() {
        slices().matching("chat.sohbet.(*)..").should().beFreeOfCycles().check(HOUSE);
        slices().matching("chat.sohbet.web.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void nobody_knows_who_wires_them() {
        noClasses()
                .that()
                .resideOutsideOfPackage("chat.sohbet.bootstrap..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("chat.sohbet.bootstrap..")
                .check(HOUSE);
    }

    @Test
    void json_is_spoken_in_web_and_kafka_only() {
        noClasses()
                .that()
                .resideOutsideOfPackages("chat.sohbet.web..", "chat.sohbet.kafka..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.fasterxml.jackson..", "jakarta.json..", "io.helidon.http.media.json..")
                .check(HOUSE);
    }

    @Test
    void domain_values_are_not_serializable() {
        classes()
                .that()
                .resideInAPackage("chat.sohbet.domain..")
                .and()
                .areNotAssignableTo(Throwable.class)
                .and()
                .areNotEnums()
                .should()
                .notBeAssignableTo(java.io.Serializable.class)
                .check(HOUSE);
    }

    @Test
    void the_domain_makes_no_time_no_chance_and_no_thread() {
        var random =
                Set.of(
                        "java.util.Random",
                        "java.security.SecureRandom",
                        "java.util.concurrent.ThreadLocalRandom");
        noClasses()
                .that()
                .resideInAPackage("chat.sohbet.domain..")
                .should()
                .dependOnClassesThat(
                        describe(
                                "are clocks, random generators, threads or executors",
                                type ->
                                        type.isAssignableTo(Clock.class)
                                                || type.isAssignableTo(RandomGenerator.class)
                                                || type.isAssignableTo(Thread.class)
                                                || random.contains(type.getName())
                                                || type.getPackageName()
                                                        .startsWith("java.util.concurrent")))
                .orShould()
                .accessTargetWhere(
                        describe("reads a clock or makes chance", HouseTest::readsClockOrChance))
                .check(HOUSE);
    }

    private static boolean readsClockOrChance(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        var name = access.getTarget().getName();
        return (name.equals("now") && owner.getPackageName().equals(Instant.class.getPackageName()))
                || (name.equals("randomUUID") && owner.isEquivalentTo(UUID.class))
                || (name.equals("random") && owner.isEquivalentTo(Math.class))
                || (Set.of("currentTimeMillis", "nanoTime").contains(name)
                        && owner.isEquivalentTo(System.class));
    }

    static Stream<Class<?>> ports() {
        return Arrays.stream(Ports.class.getRecordComponents()).map(RecordComponent::getType);
    }

    @ParameterizedTest
    @MethodSource("ports")
    void a_driven_port_has_a_twin_in_memory_and_a_contract(Class<?> port) {
        var twins =
                HOUSE.stream()
                        .filter(type -> type.getPackageName().startsWith("chat.sohbet.memory"))
                        .filter(type -> type.isAssignableTo(port));
        assertThat(twins).as("twins of " + port.getSimpleName()).isNotEmpty();

        var contract = port.getName() + "Contract";
        assertThat(WITH_TESTS.contain(contract)).as(contract).isTrue();
    }

    @Test
    void the_walls_would_be_noticed_if_they_fell() {
        var rule =
                noClasses()
                        .that()
                        .resideInAPackage("chat.sohbet.domain..")
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(Map.class, List.class, String.class);

        assertThat(rule.evaluate(HOUSE).hasViolation()).isTrue();
    }
}

package chat.sohbet.bootstrap;

/**
 * Where the jar is entered. Compiled for Java 8, so that a Java too old for the rest says so in one
 * line instead of an UnsupportedClassVersionError.
 */
public final class Start {
    private static final int NEEDED = 25;

    private Start() {}

    public static void main(String[] arguments) throws Throwable {
        String version = System.getProperty("java.specification.version");
        if (version.startsWith("1.") || Integer.parseInt(version) < NEEDED) {
            System.err.println(
                    "Sohbet needs Java "
                            + NEEDED
                            + " or newer; this is Java "
                            + version
                            + ", in "
                            + System.getProperty("java.home"));
            System.exit(1);
        }
        try {
            Class.forName("chat.sohbet.bootstrap.Main")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        } catch (java.lang.reflect.InvocationTargetException e) {
            throw e.getCause();
        }
    }
}

package chat.sohbet.domain;

/// Somebody offered a value that cannot be one: too long, empty, not an id. Thrown by the
/// constructors of values only.
///
/// `field` is the name the value has on the wire, `detail` completes the sentence "`field` must be
/// …" for a person.
public final class InvalidValue extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String detail;

    public InvalidValue(String field, String detail) {
        super(field + " must be " + detail);
        this.field = field;
        this.detail = detail;
    }

    public String field() {
        return field;
    }

    public String detail() {
        return detail;
    }
}

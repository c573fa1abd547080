package chat.sohbet.web.page;

import java.util.List;

/// Where one comes in: log in, or register. `problem` is empty where there is none that isn't a
/// field's; `next` is where it leads.
record DoorPage(
        Shell shell,
        String title,
        String form,
        String action,
        String next,
        String story,
        String small,
        String heading,
        String otherwise,
        String otherHref,
        String otherText,
        String problem,
        List<Field> fields,
        String submit,
        String foot) {
    /// An input, with what stands under it: a hint, or what is wrong.
    record Field(
            String name,
            String label,
            String type,
            String autocomplete,
            String value,
            int maxLength,
            String under,
            boolean invalid,
            boolean focus) {
        boolean secret() {
            return type.equals("password");
        }
    }
}

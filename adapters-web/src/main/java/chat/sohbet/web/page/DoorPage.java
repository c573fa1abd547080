package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;
import java.util.List;

/// Where one comes in: log in, or register. `problem` is empty where there is none that isn't a
/// field's; `next` is where it leads.
record DoorPage(
        Shell shell,
        Saying title,
        String form,
        String action,
        String next,
        Saying story,
        Saying small,
        Saying heading,
        Saying otherwise,
        String otherHref,
        Saying otherText,
        Saying problem,
        List<Field> fields,
        Saying submit,
        Saying foot) {
    /// An input, with what stands under it: a hint, or what is wrong.
    record Field(
            String name,
            Saying label,
            String type,
            String autocomplete,
            String value,
            int maxLength,
            Saying under,
            boolean invalid,
            boolean focus) {
        boolean secret() {
            return type.equals("password");
        }
    }
}

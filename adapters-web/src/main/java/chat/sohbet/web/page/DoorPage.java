package chat.sohbet.web.page;

import chat.sohbet.web.language.Saying;
import java.util.List;

/// Where one comes in: log in, or register, or choose another password. `notice` is what went well;
/// `forgetful` says whether there is a way for who forgot theirs; without `submit` there is nothing
/// to send. `problem` is empty where there is none that isn't a field's; `next` is where it leads.
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
        Saying foot,
        Saying notice,
        boolean forgetful) {
    /// One that has no word for who forgot their password.
    DoorPage(
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
        this(
                shell,
                title,
                form,
                action,
                next,
                story,
                small,
                heading,
                otherwise,
                otherHref,
                otherText,
                problem,
                fields,
                submit,
                foot,
                Saying.NOTHING,
                false);
    }

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

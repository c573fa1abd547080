package chat.sohbet.web.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// Paths with their methods. A path that exists answers another method with 405 and says which it
/// has, where the server alone would say that there is no such path.
public final class Routes {
    private final Map<String, Map<Method, Handler>> paths = new LinkedHashMap<>();

    public Routes get(String path, Handler handler) {
        return on(Method.GET, path, handler);
    }

    public Routes post(String path, Handler handler) {
        return on(Method.POST, path, handler);
    }

    public Routes put(String path, Handler handler) {
        return on(Method.PUT, path, handler);
    }

    public Routes patch(String path, Handler handler) {
        return on(Method.PATCH, path, handler);
    }

    public Routes delete(String path, Handler handler) {
        return on(Method.DELETE, path, handler);
    }

    private Routes on(Method method, String path, Handler handler) {
        paths.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put(method, handler);
        return this;
    }

    /// Shows each route: a method and a path.
    public void forEach(BiConsumer<Method, String> show) {
        paths.forEach(
                (path, handlers) -> handlers.keySet().forEach(method -> show.accept(method, path)));
    }

    /// Registers the paths in the order in which they were first named.
    public void register(HttpRules rules) {
        paths.forEach((path, handlers) -> {
            handlers.forEach(
                    (method, handler) -> rules.route(method, path, timed(method, path, handler)));
            rules.any(path, notAllowed(handlers));
        });
    }

    private static Handler timed(Method method, String path, Handler handler) {
        var route = new Figures.Route(method, path);
        return (request, response) -> {
            long begun = System.nanoTime();
            response.whenSent(
                    () -> route.answered(response.status().code(), System.nanoTime() - begun));
            handler.handle(request, response);
        };
    }

    private static Handler notAllowed(Map<Method, Handler> handlers) {
        var names = new ArrayList<String>();
        handlers.keySet().forEach(method -> names.add(method.text()));
        var allowed = String.join(", ", names);
        return (request, response) -> {
            throw WithStatus.methodNotAllowed(allowed);
        };
    }
}

package dev.airlock.deploy.console;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Pages as somebody sees them, and forms as they fill them in. */
final class Browser {
    private final String name;

    Browser(String name) {
        this.name = name;
    }

    Response get(String path) {
        return given().header("Authorization", "Bearer token-" + name)
                .redirects()
                .follow(false)
                .get(path);
    }

    Document page(String path) {
        return Jsoup.parse(get(path).then().statusCode(200).extract().asString());
    }

    Response post(String path, Map<String, String> fields) {
        return given().header("Authorization", "Bearer token-" + name)
                .redirects()
                .follow(false)
                .formParams(fields)
                .post(path);
    }

    /** Sends the form of a page with its hidden fields and these. */
    Response submit(Document page, String action, Map<String, String> typed) {
        var form = page.selectFirst("form[action=%s]".formatted(action));
        if (form == null) {
            throw new AssertionError("no form " + action + " on " + page.title());
        }
        var fields = new HashMap<String, String>();
        form.select("input[type=hidden]")
                .forEach(each -> fields.put(each.attr("name"), each.attr("value")));
        fields.putAll(typed);
        return post(action, fields);
    }
}

package chat.sohbet.postgres;

import static chat.sohbet.postgres.Sql.uuid;

import chat.sohbet.domain.conversation.Member;
import chat.sohbet.domain.conversation.Role;
import chat.sohbet.domain.user.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;

/// How a member stands in the table `member`.
final class MemberRows {
    static final String COLUMNS = "member, role, sees::text AS sees, version";

    private MemberRows() {}

    static Member member(ResultSet row) throws SQLException {
        return new Member(
                new UserId(uuid(row, "member")),
                Role.valueOf(row.getString("role")),
                SpansText.parse(row.getString("sees")),
                row.getLong("version"));
    }
}

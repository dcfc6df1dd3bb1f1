package dev.rediscover.command;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** Users, their passwords and what each of them may do. */
public final class AclCommands implements Family {
    private static final String TABLE = """
            group connection
            group server
            ACL
              6.0.0 | | Depends on the subcommand
              Looks after users and what they may do.
              see AUTH
              container
              later
            ACL|CAT [category]
              6.0.0 | noscript loading stale | O(1)
              Lists the categories of commands, or the commands of one.
              see ACL|SETUSER COMMAND|LIST
              later
            ACL|DELUSER username [username ...]
              6.0.0 | admin noscript loading stale | O(1) for each user
              Deletes users and closes their connections.
              see ACL|SETUSER ACL|LIST
              later
            ACL|DRYRUN username command [arg [arg ...]]
              7.0.0 | admin noscript loading stale | O(1)
              Tells whether a user could run a command, without running it.
              see ACL|GETUSER ACL|LOG
              later
            ACL|GENPASS [bits]
              6.0.0 | noscript loading stale | O(1)
              Makes up a password that nobody can guess.
              see ACL|SETUSER
              later
            ACL|GETUSER username
              6.0.0 | admin noscript loading stale | O(N) for N rules of the user
              Tells a user's rules in full.
              see ACL|LIST ACL|SETUSER
              later
            ACL|HELP
              6.0.0 | loading stale | O(1)
              Lists the subcommands of ACL.
              see ACL
              later
            ACL|LIST
              6.0.0 | admin noscript loading stale | O(N) for N users
              Lists all users with their rules, as an ACL file has them.
              see ACL|USERS ACL|GETUSER
              later
            ACL|LOAD
              6.0.0 | admin noscript loading stale | O(N) for N users
              Reads the users from the ACL file again.
              see ACL|SAVE
              later
            ACL|LOG [count | RESET]
              6.0.0 | admin noscript loading stale | O(N) for N lines in the reply
              Shows which commands and logins were refused lately.
              see ACL|DRYRUN
              later
            ACL|SAVE
              6.0.0 | admin noscript loading stale | O(N) for N users
              Writes the users to the ACL file.
              see ACL|LOAD
              later
            ACL|SETUSER username [rule [rule ...]]
              6.0.0 | admin noscript loading stale | O(N) for N rules
              Makes a user or changes a user's rules.
              see ACL|GETUSER ACL|DELUSER ACL|CAT AUTH
              later
            ACL|USERS
              6.0.0 | admin noscript loading stale | O(N) for N users
              Lists the names of all users.
              see ACL|LIST ACL|WHOAMI
              later
            ACL|WHOAMI
              6.0.0 | noscript loading stale | O(1)
              Tells as which user this connection works.
              see AUTH ACL|USERS
              later
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        throw c.unbound();
    }
}

package dev.archway.server.access;

import dev.archway.server.account.Accounts;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The people who can sign in with e-mail address and password; from then on they go by their id. */
@Component
class SignInUsers implements UserDetailsService {

    private final Accounts accounts;

    SignInUsers(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public UserDetails loadUserByUsername(String email) {
        return accounts.userByEmail(email.strip())
                .map(user -> User.withUsername(user.id().toString())
                        .password(user.passwordHash())
                        .roles(user.kind().name())
                        .build())
                .orElseThrow(() -> new UsernameNotFoundException("nobody has this address"));
    }
}

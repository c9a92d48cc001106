package com.cloudbees.plugins.credentials;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.ExtensionPoint;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.ItemGroup;
import hudson.model.Run;
import java.util.List;
import org.springframework.security.core.Authentication;

public abstract class CredentialsProvider extends Descriptor<CredentialsProvider>
        implements ExtensionPoint, Describable<CredentialsProvider> {
    public static native <C extends IdCredentials> C findCredentialById(
            String id, Class<C> type, Run<?, ?> run, List<DomainRequirement> domainRequirements);

    public static native <C extends IdCredentials> C findCredentialByIdInItemGroup(
            String id, Class<C> type, ItemGroup<?> itemGroup, Authentication authentication, List<DomainRequirement> domainRequirements);

    @SuppressWarnings("rawtypes")
    public static native <C extends Credentials> C track(Run build, C credential);
}

package io.kms4j.core.internal.handler;

import io.kms4j.core.UserId;
import io.kms4j.core.internal.key.KeyResolver;
import io.kms4j.core.internal.key.Tags;
import io.kms4j.core.internal.key.VisibleAttributes;
import io.kms4j.core.port.StoredObject;
import io.kms4j.kmip.Attribute;
import io.kms4j.kmip.AttributeReference;
import io.kms4j.kmip.Attributes;
import io.kms4j.kmip.enumeration.Operation;
import io.kms4j.kmip.operation.GetAttributeListRequest;
import io.kms4j.kmip.operation.GetAttributeListResponse;
import java.util.ArrayList;
import java.util.List;

/** Get Attribute List: the names of what Get Attributes would show. */
public final class GetAttributeListHandler
        implements OperationHandler<GetAttributeListRequest, GetAttributeListResponse> {
    private final KeyResolver resolver;
    private final VisibleAttributes visible;

    public GetAttributeListHandler(KeyResolver resolver, VisibleAttributes visible) {
        this.resolver = resolver;
        this.visible = visible;
    }

    @Override
    public Class<GetAttributeListRequest> requestType() {
        return GetAttributeListRequest.class;
    }

    @Override
    public GetAttributeListResponse handle(GetAttributeListRequest request, UserId caller) {
        StoredObject object = resolver.authorised(Operation.GET_ATTRIBUTE_LIST, request.uniqueIdentifier(), caller);
        Attributes all = Tags.hidden(visible.of(object));
        List<AttributeReference> names = new ArrayList<>();
        for (Attribute<?> attribute : all.names()) {
            if (attribute != Attribute.VENDOR) {
                names.add(new AttributeReference.Standard(attribute.tag()));
            }
        }
        all.all(Attribute.VENDOR).stream()
                .map(vendor -> new AttributeReference.Vendor(vendor.vendorIdentification(), vendor.attributeName()))
                .distinct()
                .forEach(names::add);
        return new GetAttributeListResponse(object.id(), names);
    }
}

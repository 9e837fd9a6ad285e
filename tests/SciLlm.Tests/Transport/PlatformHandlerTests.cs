using SciLlm.Transport;

namespace SciLlm.Tests.Transport;

public sealed class PlatformHandlerTests
{
    [Theory]
    [InlineData("http://localhost:8000/v1")]
    [InlineData("http://127.0.0.1:8000/v1")]
    [InlineData("http://[::1]:8000/v1")]
    public void GoesStraightToThisMachine_WhateverProxyIsSet(string address)
    {
        using var handler = PlatformHandler.Create(TimeSpan.FromSeconds(1));

        Assert.True(handler.Proxy!.IsBypassed(new Uri(address)));
        Assert.Null(handler.Proxy.GetProxy(new Uri(address)));
    }

    [Fact]
    public void FollowsNoRedirects_AndKeepsNoCookies()
    {
        using var handler = PlatformHandler.Create(TimeSpan.FromSeconds(1));

        Assert.Equal((false, false), (handler.AllowAutoRedirect, handler.UseCookies));
    }
}
